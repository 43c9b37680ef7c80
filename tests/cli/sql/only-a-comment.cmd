args: sql '-- nothing'
status: 2
archive: tests/cli/archives/small
