args: new --from faulty.csv
status: 3
archive: tests/cli/archives/recording
