args: sql 'SELECT id, date, score FROM missions ORDER BY date, id' -O csv
archive: tests/cli/archives/small
