args: list findings KG -O html
archive: tests/cli/archives/small
