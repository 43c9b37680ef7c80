args: check -o out.sarif
archive: ./archives/no-verdict
show: out.sarif
