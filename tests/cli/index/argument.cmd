args: index missions
status: 2
archive: tests/cli/archives/small
