args: new --resume --id x
status: 2
archive: tests/cli/archives/recording
