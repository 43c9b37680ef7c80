args: show ann-example -O json
archive: tests/cli/archives/small
