args: list missions -O csv --strict
status: 3
archive: tests/cli/archives/faulty
