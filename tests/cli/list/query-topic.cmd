args: list missions topic:media --columns mission -O csv
archive: tests/cli/archives/small
