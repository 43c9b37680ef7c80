args: list missions grou_came --columns mission -O csv
archive: tests/cli/archives/small
