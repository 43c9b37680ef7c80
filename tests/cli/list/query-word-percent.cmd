args: list missions 100% --columns mission -O csv
archive: tests/cli/archives/small
