args: show csto-pa.kazakhstan -o out.json
archive: tests/cli/archives/small
show: out.json
