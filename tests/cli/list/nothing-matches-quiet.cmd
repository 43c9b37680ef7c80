args: list missions date:1999 -q
archive: tests/cli/archives/small
