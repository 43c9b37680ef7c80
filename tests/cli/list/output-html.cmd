args: list missions --columns mission,score --limit 2 -o out.html
archive: tests/cli/archives/small
show: out.html
