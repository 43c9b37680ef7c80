args: check
status: 3
archive: ./archives/empty-list
