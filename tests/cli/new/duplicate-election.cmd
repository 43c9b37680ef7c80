args: new election --country KZ --date 2021-01-10 --type parliamentary
status: 1
archive: tests/cli/archives/recording
