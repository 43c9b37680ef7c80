args: check -o out.txt
archive: ./archives/warnings
show: out.txt
