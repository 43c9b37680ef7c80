args: add source kz-2021-01-10-mazhilis.example-pa --key report --url https://example.org/again
status: 2
archive: tests/cli/archives/recording
