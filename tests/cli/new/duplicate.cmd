args: new mission --election kz-2021-01-10-mazhilis --organisation example-pa
status: 1
archive: tests/cli/archives/recording
