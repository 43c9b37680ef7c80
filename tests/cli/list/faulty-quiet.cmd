args: list missions -O csv -q
archive: tests/cli/archives/faulty
