args: compare election:sm-2024-06-09-council --by organisation
archive: tests/cli/report/archive
