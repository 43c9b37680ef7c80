args: list missions --columns mission,score --output out.md
archive: tests/cli/archives/small
show: out.md
