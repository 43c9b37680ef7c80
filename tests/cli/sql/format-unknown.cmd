args: sql 'SELECT 1' -O yaml
status: 2
archive: tests/cli/archives/small
