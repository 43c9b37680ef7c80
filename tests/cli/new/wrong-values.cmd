args: new election --country Kazakstan --date 2021-13-01 --type parlamentary
status: 2
archive: tests/cli/archives/recording
