args: compare --by mission -O csv
archive: tests/cli/archives/small
