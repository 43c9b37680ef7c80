args: new mission --all --no-input
status: 2
archive: tests/cli/archives/recording
