args: list missions 'head:jaroslaw domanski' --columns mission -O csv
archive: tests/cli/archives/small
