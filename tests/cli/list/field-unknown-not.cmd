args: list missions not:asessment:mixed
status: 2
archive: tests/cli/archives/small
