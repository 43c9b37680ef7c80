args: --as-of 2022-01-01 report organisation example-pa
archive: ./undated
