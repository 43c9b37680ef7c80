args: list missions verdict:none --columns mission -O csv
archive: tests/cli/archives/small
