args: list missions --color yes
status: 2
archive: tests/cli/archives/small
