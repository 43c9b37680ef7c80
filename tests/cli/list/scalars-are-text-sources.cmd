args: list sources -O json
archive: tests/cli/archives/scalars
