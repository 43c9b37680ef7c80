args: list missions -O csv
archive: tests/cli/archives/scalars
