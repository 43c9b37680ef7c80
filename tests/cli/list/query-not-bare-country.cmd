args: list missions not:KZ --columns mission -O csv
archive: tests/cli/archives/small
