args: list missions
archive: tests/cli/archives/small
