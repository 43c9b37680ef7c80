args: show organisation:quiet
archive: tests/cli/archives/small
