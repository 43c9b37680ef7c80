args: sql 'SELECT m.id, f.topic, RANK() OVER (PARTITION BY m.id ORDER BY f.score DESC) AS place FROM missions m JOIN findings f ON f.mission = m.id WHERE f.score IS NOT NULL ORDER BY 1, 3, 2' -O csv
archive: tests/cli/archives/small
