args: list missions delegation:RU --columns mission -O csv
archive: tests/cli/archives/small
