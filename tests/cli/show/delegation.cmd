args: show csto-pa.russia
archive: tests/cli/archives/small
