args: sql "UPDATE meta SET value = 'x'"
status: 2
archive: tests/cli/archives/small
