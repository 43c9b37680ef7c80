args: new mission --election kz-2021-01-10-mazilis
status: 2
archive: tests/cli/archives/recording
