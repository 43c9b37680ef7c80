args: list missions assessment:negative,mixed --columns mission -O csv
archive: tests/cli/archives/small
