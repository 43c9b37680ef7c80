args: list missions mission:kz-2021-01-10-mazhilis.cis,ru-2018-03-18-president.csto-pa --columns mission -O csv
archive: tests/cli/archives/small
