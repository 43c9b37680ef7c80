args: new --resume
status: 1
archive: tests/cli/archives/recording
