args: check
archive: ./archives/source-changed
