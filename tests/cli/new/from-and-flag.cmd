args: new --from one.yaml --notes x
status: 2
archive: tests/cli/archives/recording
