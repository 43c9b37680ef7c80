args: set mission:kz-2021-01-10-mazhilis notes=x
status: 1
archive: tests/cli/archives/recording
