args: list organisations -O tsv
archive: tests/cli/archives/small
