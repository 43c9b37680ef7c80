args: list missions --sort -date --columns mission,date -O csv
archive: tests/cli/archives/small
