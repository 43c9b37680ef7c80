args: check
status: 3
archive: ./archives/missing-key
