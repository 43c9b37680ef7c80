args: sql 'SELECT COUNT(*) AS n FROM files -- all' -O csv
archive: tests/cli/archives/small
