args: list missions -O xml
status: 2
archive: tests/cli/archives/small
