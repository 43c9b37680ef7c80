args: list missions type:local,presidential --columns mission -O csv
archive: tests/cli/archives/small
