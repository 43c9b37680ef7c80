args: compare -O md
archive: tests/cli/archives/small
