args: show cis quiet
status: 2
archive: tests/cli/archives/small
