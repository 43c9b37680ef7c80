args: check --strict
archive: ./archives/no-verdict
