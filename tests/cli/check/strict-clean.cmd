args: check --strict
archive: ./archives/clean
