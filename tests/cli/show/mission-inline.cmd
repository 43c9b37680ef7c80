args: show ru-2018-03-18-president.csto-pa
archive: tests/cli/archives/small
