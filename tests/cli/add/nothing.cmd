args: add
status: 2
archive: tests/cli/archives/recording
