args: show csto-pa.kazakhstan -O json
archive: tests/cli/archives/small
