args: check -O json
archive: ./archives/clean
