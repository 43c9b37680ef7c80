args: check -O json
status: 3
archive: ./archives/unknown-key
