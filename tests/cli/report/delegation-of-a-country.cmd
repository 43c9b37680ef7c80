args: report delegation RU
status: 1
archive: tests/cli/archives/small
