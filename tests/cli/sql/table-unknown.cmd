args: sql 'SELECT * FROM mision'
status: 2
archive: tests/cli/archives/small
