args: compare -O csv
archive: tests/cli/archives/faulty
