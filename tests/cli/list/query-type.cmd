args: list missions type:referendum --columns mission -O csv
archive: tests/cli/archives/small
