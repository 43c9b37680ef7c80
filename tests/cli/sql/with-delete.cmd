args: sql 'WITH x AS (SELECT 1) DELETE FROM files'
status: 2
archive: tests/cli/archives/small
