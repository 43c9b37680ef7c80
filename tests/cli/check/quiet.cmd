args: check -q
archive: ./archives/warnings
