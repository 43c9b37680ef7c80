args: list findings -O json
archive: tests/cli/archives/scalars
