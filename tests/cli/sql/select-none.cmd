args: sql 'SELECT id FROM missions WHERE 1 = 0' -O csv
archive: tests/cli/archives/small
