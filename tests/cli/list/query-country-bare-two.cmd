args: list missions KG RU --columns mission -O csv
archive: tests/cli/archives/small
