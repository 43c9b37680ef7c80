args: new --from rows.csv --resume
status: 2
archive: tests/cli/archives/recording
