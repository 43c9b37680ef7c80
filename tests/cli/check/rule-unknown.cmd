args: check --rule bad-contry
status: 2
archive: ./archives/clean
