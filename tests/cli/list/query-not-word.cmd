args: list missions not:orderly --columns mission -O csv
archive: tests/cli/archives/small
