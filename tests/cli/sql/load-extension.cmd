args: sql "SELECT load_extension('x.so')"
status: 2
archive: tests/cli/archives/small
