args: list organisations тихая -O csv
archive: tests/cli/archives/small
