args: set kz-2021-01-10-mazhilis.example-pa verdict.assessment=positive
archive: tests/cli/archives/recording
