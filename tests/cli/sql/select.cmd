args: sql 'SELECT id, date, score FROM missions ORDER BY date, id'
archive: tests/cli/archives/small
