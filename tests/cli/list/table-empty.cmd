args: list missions date:1999
archive: tests/cli/archives/small
