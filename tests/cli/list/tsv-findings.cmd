args: list findings -O tsv
archive: tests/cli/archives/small
