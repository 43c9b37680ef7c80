args: new mission --country KZ --date 2021-13-01 --organisation example-po --verdict great --finding-topic nope
status: 2
archive: tests/cli/archives/recording
