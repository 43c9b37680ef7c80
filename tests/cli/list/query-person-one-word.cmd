args: list missions person:Иванова --columns mission -O csv
archive: tests/cli/archives/small
