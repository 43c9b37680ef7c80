args: list missions orderly --columns mission -O csv
archive: tests/cli/archives/small
