args: list elections referendum -O csv
archive: tests/cli/archives/small
