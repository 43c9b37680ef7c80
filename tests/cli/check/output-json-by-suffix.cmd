args: check -o out.json
archive: ./archives/no-verdict
show: out.json
