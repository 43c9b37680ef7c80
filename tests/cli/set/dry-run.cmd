args: set kz-2021-01-10-mazhilis.example-pa verdict.assessment=mixed --dry-run
archive: tests/cli/archives/recording
