args: list missions group_came --columns mission -O csv
archive: tests/cli/archives/small
