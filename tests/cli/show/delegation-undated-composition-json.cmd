args: show example-pa.andorra -O json
archive: tests/cli/report/undated
