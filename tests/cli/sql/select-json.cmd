args: sql 'SELECT 1 AS one, 2.5 AS half, NULL AS none, id AS id FROM missions WHERE score = 2' -O json
archive: tests/cli/archives/small
