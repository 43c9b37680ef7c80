args: check
status: 3
archive: ./archives/duplicate-id
