args: show kg-2021-01-10-president.csto-pa -O json
archive: tests/cli/archives/small
