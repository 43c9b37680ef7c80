args: new --from repeated.csv
status: 3
archive: tests/cli/archives/recording
