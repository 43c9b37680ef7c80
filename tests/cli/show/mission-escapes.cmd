args: show kg-2021-01-10-president.csto-pa
archive: tests/cli/archives/small
