args: check -O json -q
archive: ./archives/warnings
