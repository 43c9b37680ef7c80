args: report election odihr
status: 1
archive: tests/cli/archives/small
