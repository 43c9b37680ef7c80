args: new --from rows.csv --id x
status: 2
archive: tests/cli/archives/recording
