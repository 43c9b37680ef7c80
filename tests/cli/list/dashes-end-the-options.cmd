args: list missions -O csv --columns mission -- RU
archive: tests/cli/archives/small
