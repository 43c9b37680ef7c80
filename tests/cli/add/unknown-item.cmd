args: add findng kz-2021-01-10-mazhilis.example-pa
status: 2
archive: tests/cli/archives/recording
