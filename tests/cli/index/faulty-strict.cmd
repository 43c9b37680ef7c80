args: index --strict
status: 3
archive: tests/cli/archives/faulty
