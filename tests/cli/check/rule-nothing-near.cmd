args: check --rule мимо
status: 2
archive: ./archives/clean
