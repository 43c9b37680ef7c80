args: list ъ
status: 2
archive: tests/cli/archives/small
