args: new --from rows.csv --new-persons
status: 2
archive: tests/cli/archives/recording
