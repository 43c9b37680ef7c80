args: check
status: 3
archive: ./archives/bad-id-kinds
