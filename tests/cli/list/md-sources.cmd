args: list sources -O md
archive: tests/cli/archives/small
