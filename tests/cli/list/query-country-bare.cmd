args: list missions KZ --columns mission -O csv
archive: tests/cli/archives/small
