args: list missions -O csv -o /nonexistent/out.csv
status: 1
archive: tests/cli/archives/small
