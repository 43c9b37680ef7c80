args: list figures KZ date:2016 -O csv
archive: tests/cli/archives/small
