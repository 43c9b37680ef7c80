args: list missions competition --columns mission -O csv
archive: tests/cli/archives/small
