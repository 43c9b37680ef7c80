args: show quiet
status: 2
archive: tests/cli/archives/small
