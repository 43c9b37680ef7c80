args: list missions --columns mission,score -O json -o out.csv --limit 1
archive: tests/cli/archives/small
show: out.csv
