args: show kz-2021-01-10-mazhlis
status: 1
archive: tests/cli/archives/small
