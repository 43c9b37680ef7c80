args: add finding kz-2021-01-10-mazhilis.example-pa --topic media
status: 2
archive: tests/cli/archives/recording
