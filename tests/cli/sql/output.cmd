args: sql 'SELECT id FROM organisations ORDER BY id' -o out.csv
archive: tests/cli/archives/small
show: out.csv
