args: check
archive: ./archives/missing-source-file
