args: list figures --sort value --columns what -O csv
archive: tests/cli/archives/small
