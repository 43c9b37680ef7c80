args: list missions invited:parliament --columns mission -O csv
archive: tests/cli/archives/small
