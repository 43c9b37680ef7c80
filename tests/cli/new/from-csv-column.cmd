args: new --from column.csv
status: 2
archive: tests/cli/archives/recording
