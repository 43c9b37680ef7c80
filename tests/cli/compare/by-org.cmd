args: compare --by org -O csv KG
archive: tests/cli/archives/small
