args: check
archive: ./archives/no-verdict
