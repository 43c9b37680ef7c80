args: show kz-2021-01-10-mazhilis.csto-pa
archive: tests/cli/archives/small
