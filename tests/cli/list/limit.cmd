args: list missions --limit 2 --columns mission -O csv
archive: tests/cli/archives/small
