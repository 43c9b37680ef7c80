args: report --list -O json
archive: tests/cli/archives/small
