args: sql "SELECT name FROM pragma_table_info('meta')"
status: 2
archive: tests/cli/archives/small
