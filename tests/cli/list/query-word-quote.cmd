args: list missions 'strictly observed' --columns mission -O csv
archive: tests/cli/archives/small
