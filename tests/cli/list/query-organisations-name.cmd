args: list organisations independent -O csv
archive: tests/cli/archives/small
