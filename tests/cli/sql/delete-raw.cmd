args: sql 'DELETE FROM raw_missions WHERE 1 = 1'
status: 2
archive: tests/cli/archives/small
