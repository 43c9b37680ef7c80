args: sql 'WITH x AS (SELECT country, COUNT(*) AS n FROM missions GROUP BY country) SELECT * FROM x ORDER BY country' -O tsv
archive: tests/cli/archives/small
