args: compare --by organisation --transpose -O html
archive: tests/cli/report/archive
