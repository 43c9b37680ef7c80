args: list missions RU --color never --columns mission
archive: tests/cli/archives/small
