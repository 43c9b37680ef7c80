args: check --rule bad-country
status: 3
archive: ./archives/several
