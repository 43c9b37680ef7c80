args: sql 'SELECT id FROM missions' -O csv
archive: tests/cli/archives/faulty
