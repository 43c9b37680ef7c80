args: list missions --columns mission,score -o out.csv
archive: tests/cli/archives/small
show: out.csv
