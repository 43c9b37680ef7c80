args: new misson
status: 2
archive: tests/cli/archives/recording
