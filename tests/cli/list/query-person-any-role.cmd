args: list missions 'person:Mukhtar Tileuberdi' --columns mission -O csv
archive: tests/cli/archives/small
