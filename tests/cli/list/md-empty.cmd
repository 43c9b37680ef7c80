args: list missions date:1999 -O md
archive: tests/cli/archives/small
