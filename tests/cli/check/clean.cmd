args: check
archive: ./archives/clean
