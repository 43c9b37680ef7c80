args: new mission --election kz-2021-01-10-mazhilis --organisation exmple-pa
status: 2
archive: tests/cli/archives/recording
