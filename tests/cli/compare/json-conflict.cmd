args: compare --by organisation -O json org:csto-pa
archive: tests/cli/archives/small
