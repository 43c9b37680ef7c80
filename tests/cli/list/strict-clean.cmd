args: list missions RU --columns mission -O csv --strict
archive: tests/cli/archives/small
