args: list missions date:..2018 --columns mission -O csv
archive: tests/cli/archives/small
