args: list missions --sort -score --limit 1 --columns mission,score -O csv
archive: tests/cli/archives/small
