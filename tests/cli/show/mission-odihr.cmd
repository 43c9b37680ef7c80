args: show kz-2016-03-20-mazhilis.odihr
archive: tests/cli/archives/small
