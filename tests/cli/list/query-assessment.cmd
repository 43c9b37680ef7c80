args: list missions assessment:neutral --columns mission -O csv
archive: tests/cli/archives/small
