args: list missions kind:leom --columns mission -O csv
archive: tests/cli/archives/small
