args: list missions delegation:KZ --columns mission -O csv
archive: tests/cli/archives/small
