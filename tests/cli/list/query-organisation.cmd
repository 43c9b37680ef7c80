args: list missions organisation:csto-pa --columns mission -O csv
archive: tests/cli/archives/small
