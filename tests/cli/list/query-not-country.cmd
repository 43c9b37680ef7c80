args: list missions not:country:KZ --columns mission -O csv
archive: tests/cli/archives/small
