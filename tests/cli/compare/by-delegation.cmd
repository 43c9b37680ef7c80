args: compare --by delegation -O csv
archive: tests/cli/archives/small
