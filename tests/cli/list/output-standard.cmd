args: list missions --columns mission --limit 1 -o -
archive: tests/cli/archives/small
