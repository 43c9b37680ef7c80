args: compare --sort size
status: 2
archive: tests/cli/archives/small
