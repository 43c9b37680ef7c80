args: set kz-2021-01-10-mazhilis.example-pa findings[x].text=x
status: 2
archive: tests/cli/archives/recording
