args: list missions --columns mission,coodinator
status: 2
archive: tests/cli/archives/small
