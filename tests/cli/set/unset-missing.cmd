args: set kz-2021-01-10-mazhilis.example-pa --unset notes
status: 1
archive: tests/cli/archives/recording
