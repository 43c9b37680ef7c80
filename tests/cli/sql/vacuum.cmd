args: sql "VACUUM INTO 'copy.sqlite'"
status: 2
archive: tests/cli/archives/small
