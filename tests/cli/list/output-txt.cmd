args: list missions --columns mission,score -o out.txt
archive: tests/cli/archives/small
show: out.txt
