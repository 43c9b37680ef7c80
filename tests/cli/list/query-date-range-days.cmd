args: list missions date:2016-03-21..2021-01-09 --columns mission -O csv
archive: tests/cli/archives/small
