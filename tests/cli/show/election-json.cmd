args: show kz-2021-01-10-mazhilis -O json
archive: tests/cli/archives/small
