args: show kz-2021-01-10-mazhilis.csto-pa -O json
archive: tests/cli/archives/small
