args: list missions verdict:neutral --columns mission -O csv
archive: tests/cli/archives/small
