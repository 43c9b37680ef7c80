args: list sources RU -O csv
archive: tests/cli/archives/small
