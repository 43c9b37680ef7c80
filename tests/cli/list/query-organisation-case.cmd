args: list missions 'org:csto pa' --columns mission -O csv
archive: tests/cli/archives/small
