args: list missions election:kz-2021-01-10-mazhilis --columns mission -O csv
archive: tests/cli/archives/small
