args: list missions date:2016-03-20 --columns mission -O csv
archive: tests/cli/archives/small
