args: new mission --election kz-2021-01-10-mazhilis --id other --finding-topic vote --finding-text x
status: 3
archive: tests/cli/archives/recording
