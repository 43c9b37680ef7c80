args: compare KG RU --transpose
archive: tests/cli/archives/small
