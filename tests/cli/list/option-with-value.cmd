args: list missions --strict=yes
status: 2
archive: tests/cli/archives/small
