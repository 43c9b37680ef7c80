args: set kz-2021-01-10-mazhilis.example-pa verdict.assesment=mixed
status: 2
archive: tests/cli/archives/recording
