args: index
archive: tests/cli/archives/faulty
