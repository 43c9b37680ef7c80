args: list missions not:person:Umakhanov --columns mission -O csv
archive: tests/cli/archives/small
