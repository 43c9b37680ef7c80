args: add source kz-2021-01-10-mazhilis.example-pa --key "my report" --url https://example.org
status: 2
archive: tests/cli/archives/recording
