args: list missions country:KG,RU --columns mission -O csv
archive: tests/cli/archives/small
