args: compare --by ъ
status: 2
archive: tests/cli/archives/small
