args: new mission election
status: 2
archive: tests/cli/archives/recording
