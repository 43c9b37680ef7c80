args: show cis -O csv
status: 2
archive: tests/cli/archives/small
