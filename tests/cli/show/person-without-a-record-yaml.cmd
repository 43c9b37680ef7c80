args: show ann-example -O yaml
status: 1
archive: tests/cli/archives/small
