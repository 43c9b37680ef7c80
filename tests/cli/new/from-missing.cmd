args: new --from nothing.yaml
status: 1
archive: tests/cli/archives/recording
