args: list missions выборы --columns mission -O csv
archive: tests/cli/archives/small
