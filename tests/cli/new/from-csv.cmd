args: new --from rows.csv --dry-run
archive: tests/cli/archives/recording
