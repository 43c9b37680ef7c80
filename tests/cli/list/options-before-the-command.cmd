args: -O csv --as-of 2021-01-10 list missions RU --columns mission
archive: tests/cli/archives/small
