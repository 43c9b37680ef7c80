args: list missions date:1999 -O csv
archive: tests/cli/archives/small
