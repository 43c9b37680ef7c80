args: check --color always
archive: ./archives/no-verdict
