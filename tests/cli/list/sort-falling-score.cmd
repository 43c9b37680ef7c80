args: list missions --sort=-score --columns mission,score -O csv
archive: tests/cli/archives/small
