args: list missions status:conclude
status: 2
archive: tests/cli/archives/small
