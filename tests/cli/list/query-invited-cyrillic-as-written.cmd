args: list missions 'invited:Федеральное Собрание' --columns mission -O csv
archive: tests/cli/archives/small
