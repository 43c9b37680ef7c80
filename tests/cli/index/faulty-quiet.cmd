args: index --rebuild --quiet
archive: tests/cli/archives/faulty
