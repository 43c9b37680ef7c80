args: show ъъъъъъъъ
status: 1
archive: tests/cli/archives/small
