args: show kg-2021-10-01-faulty
status: 3
archive: tests/cli/archives/faulty
