args: set kz-2021-01-10-mazhilis.example-pa findings[4].text=x
status: 1
archive: tests/cli/archives/recording
