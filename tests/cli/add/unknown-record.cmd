args: add finding kz-2021-01-10-mazhilis.exmple --topic media --text x
status: 1
archive: tests/cli/archives/recording
