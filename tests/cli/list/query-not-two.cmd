args: list missions not:country:KZ,KG --columns mission -O csv
archive: tests/cli/archives/small
