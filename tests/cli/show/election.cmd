args: show kz-2021-01-10-mazhilis
archive: tests/cli/archives/small
