args: set kz-2021-01-10-mazhilis.example-pa figures[0].what=observers figures[0].value=007 --dry-run
archive: tests/cli/archives/recording
