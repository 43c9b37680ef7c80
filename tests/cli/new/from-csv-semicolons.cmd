args: new --from semicolons.csv
status: 2
archive: tests/cli/archives/recording
