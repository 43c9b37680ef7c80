args: index -O json
status: 2
archive: tests/cli/archives/small
