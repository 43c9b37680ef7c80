args: show sm-2020-06-07-council.example-pa
archive: tests/cli/report/undated
