args: sql 'SELECT COUNT(*) AS n FROM files;' -O csv
archive: tests/cli/archives/small
