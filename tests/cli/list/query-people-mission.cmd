args: list people KZ date:2021 -O csv
archive: tests/cli/archives/small
