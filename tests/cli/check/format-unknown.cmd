args: check -O csv
status: 2
archive: ./archives/clean
