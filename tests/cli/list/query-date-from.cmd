args: list missions date:2018-03.. --columns mission -O csv
archive: tests/cli/archives/small
