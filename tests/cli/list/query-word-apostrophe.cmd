args: list missions "o'clock" --columns mission -O csv
archive: tests/cli/archives/small
