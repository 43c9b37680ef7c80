args: check
status: 3
archive: tests/cli/archives/format-two
