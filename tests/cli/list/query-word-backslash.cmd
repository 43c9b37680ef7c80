args: list missions '\\' --columns mission -O csv
archive: tests/cli/archives/small
