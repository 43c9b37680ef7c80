args: list missions 'elections to the mazhilis' --columns mission -O csv
archive: tests/cli/archives/small
