args: show example-pa.andorra
archive: tests/cli/report/undated
