args: compare KG RU -o out.csv
archive: tests/cli/archives/small
show: out.csv
