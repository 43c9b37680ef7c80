args: compare KG RU -O html
archive: tests/cli/archives/small
