args: list missions coordinator:Umakhanov --columns mission -O csv
archive: tests/cli/archives/small
