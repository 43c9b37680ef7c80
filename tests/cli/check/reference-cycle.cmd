args: check
status: 3
archive: ./archives/reference-cycle
