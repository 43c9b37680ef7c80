args: set kz-2021-01-10-mazhilis.example-pa "notes=a￾b￿" --dry-run
archive: tests/cli/archives/recording
