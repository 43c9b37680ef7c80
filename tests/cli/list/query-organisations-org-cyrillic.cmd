args: list organisations org:то -O csv
archive: tests/cli/archives/small
