args: new mission --no-input
status: 2
archive: tests/cli/archives/recording
