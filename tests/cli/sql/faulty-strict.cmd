args: sql 'SELECT id FROM missions' -O csv --strict
status: 3
archive: tests/cli/archives/faulty
