args: compare -O pdf
status: 2
archive: tests/cli/archives/small
