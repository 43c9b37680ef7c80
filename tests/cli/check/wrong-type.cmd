args: check
status: 3
archive: ./archives/wrong-type
