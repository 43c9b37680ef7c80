args: completion --ids ''
archive: tests/cli/archives/small
