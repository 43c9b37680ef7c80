args: list missions -o out.xlsx
status: 2
archive: tests/cli/archives/small
