args: new election --country KZ --date 2021-01-10 --type presidential
archive: tests/cli/archives/recording
