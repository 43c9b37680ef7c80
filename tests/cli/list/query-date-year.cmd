args: list missions date:2021 --columns mission -O csv
archive: tests/cli/archives/small
