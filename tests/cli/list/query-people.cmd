args: list people person:Maria -O csv
archive: tests/cli/archives/small
