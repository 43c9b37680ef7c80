args: list missions 'invited:федеральное собрание' --columns mission -O csv
archive: tests/cli/archives/small
