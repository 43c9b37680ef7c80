args: compare KG RU --transpose -O json
archive: tests/cli/archives/small
