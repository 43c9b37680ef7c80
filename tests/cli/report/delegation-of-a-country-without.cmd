args: report delegation UZ
status: 1
archive: tests/cli/archives/small
