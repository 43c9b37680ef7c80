args: list organisations -O json
archive: tests/cli/archives/scalars
