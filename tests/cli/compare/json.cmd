args: compare -O json
archive: tests/cli/archives/small
