args: new election --country KZ
status: 2
archive: tests/cli/archives/recording
