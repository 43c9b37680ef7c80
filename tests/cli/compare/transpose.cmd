args: compare --transpose -O csv
archive: tests/cli/archives/small
