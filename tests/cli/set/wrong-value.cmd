args: set kz-2021-01-10-mazhilis.example-pa verdict.assessment=great
status: 3
archive: tests/cli/archives/recording
