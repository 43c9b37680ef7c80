args: list missions --columns mission,score -o out.tsv
archive: tests/cli/archives/small
show: out.tsv
