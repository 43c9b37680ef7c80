args: list organisations org:quiet -O csv
archive: tests/cli/archives/small
