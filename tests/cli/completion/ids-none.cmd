args: completion --ids zz
archive: tests/cli/archives/small
