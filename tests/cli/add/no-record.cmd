args: add finding
status: 2
archive: tests/cli/archives/recording
