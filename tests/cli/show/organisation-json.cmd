args: show cis-exec -O json
archive: tests/cli/archives/small
