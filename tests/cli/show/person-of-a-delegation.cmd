args: show mariya-ivanova
archive: tests/cli/archives/small
