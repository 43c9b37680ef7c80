args: compare KZ date:2021 not:org:cis --by organisation -O csv
archive: tests/cli/archives/small
