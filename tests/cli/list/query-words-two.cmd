args: list missions orderly media --columns mission -O csv
archive: tests/cli/archives/small
