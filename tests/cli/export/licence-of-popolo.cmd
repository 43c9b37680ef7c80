args: export popolo --licence CC0-1.0
status: 2
archive: tests/cli/archives/small
