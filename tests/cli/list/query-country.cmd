args: list missions country:KZ --columns mission -O csv
archive: tests/cli/archives/small
