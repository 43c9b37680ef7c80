args: list missions not:verdict:positive,neutral --columns mission -O csv
archive: tests/cli/archives/small
