args: new mission --from-text one.json
status: 1
archive: tests/cli/archives/recording
