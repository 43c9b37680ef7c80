args: add finding kz-2021-01-10-mazhilis.example-pa --topic media --text x --source cec
status: 3
archive: tests/cli/archives/recording
