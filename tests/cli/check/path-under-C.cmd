args: -C unknown-key check
status: 3
archive: ./archives
