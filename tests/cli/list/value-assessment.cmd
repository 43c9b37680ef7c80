args: list missions assessment:positiv
status: 2
archive: tests/cli/archives/small
