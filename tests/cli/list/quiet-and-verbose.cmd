args: list missions RU --columns mission -O csv --verbose
archive: tests/cli/archives/small
