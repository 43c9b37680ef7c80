args: report mission kz-2021-01-10-mazhilis
status: 1
archive: tests/cli/archives/small
