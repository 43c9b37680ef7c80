args: add finding example-pa --topic media --text x
status: 2
archive: tests/cli/archives/recording
