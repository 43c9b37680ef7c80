args: list missions 'person:Умахан Умаханов' --columns mission -O csv
archive: tests/cli/archives/small
