args: new --resume --verdict positive
status: 2
archive: tests/cli/archives/recording
