args: check --strict
status: 3
archive: ./archives/warnings
