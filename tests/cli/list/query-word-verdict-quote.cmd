args: list missions highest --columns mission -O csv
archive: tests/cli/archives/small
