args: show mission:quiet
status: 1
archive: tests/cli/archives/small
