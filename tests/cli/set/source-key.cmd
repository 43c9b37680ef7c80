args: set kz-2021-01-10-mazhilis.example-pa "sources.my report.url=https://example.org"
status: 2
archive: tests/cli/archives/recording
