args: check
status: 3
archive: ./archives/conflicting-elections
