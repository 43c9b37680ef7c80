args: list missions RU --columns mission,score -o out.json
archive: tests/cli/archives/small
show: out.json
