args: list missions -O sarif
status: 2
archive: tests/cli/archives/small
