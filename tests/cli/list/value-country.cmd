args: list missions country:Kazakhstan
status: 2
archive: tests/cli/archives/small
