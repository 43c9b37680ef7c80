args: list missions Government --columns mission -O csv
archive: tests/cli/archives/small
