args: compare --sort name -O csv KG RU
archive: tests/cli/archives/small
