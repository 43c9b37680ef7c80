args: list findings
archive: tests/cli/archives/small
