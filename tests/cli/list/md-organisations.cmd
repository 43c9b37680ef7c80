args: list organisations -O md
archive: tests/cli/archives/small
