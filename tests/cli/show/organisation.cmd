args: show csto-pa
archive: tests/cli/archives/small
