args: list organisations country:KG -O csv
archive: tests/cli/archives/small
