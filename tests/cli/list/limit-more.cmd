args: list organisations --limit 99 --columns organisation -O csv
archive: tests/cli/archives/small
