args: list organisations
status: 3
archive: tests/cli/archives/format-two
