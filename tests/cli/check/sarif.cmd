args: check -O sarif
archive: ./archives/warnings
