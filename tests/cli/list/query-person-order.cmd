args: list missions 'person:umakhanov umakhan' --columns mission -O csv
archive: tests/cli/archives/small
