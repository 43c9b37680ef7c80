args: list people --sort name --columns name -O csv
archive: tests/cli/archives/small
