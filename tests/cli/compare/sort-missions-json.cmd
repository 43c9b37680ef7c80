args: compare --sort missions -O json --by year KG RU
archive: tests/cli/archives/small
