args: list missions date:1999 -O json
archive: tests/cli/archives/small
