args: list findings -O md
archive: tests/cli/archives/small
