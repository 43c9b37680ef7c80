args: check
archive: ./archives/finding-without-source
