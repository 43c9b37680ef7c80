args: show person:quiet
archive: tests/cli/archives/small
