args: list missions 'person:Мұхтар Тілеуберді' --columns mission -O csv
archive: tests/cli/archives/small
