args: list missions status:not-invited,planned --columns mission -O csv
archive: tests/cli/archives/small
