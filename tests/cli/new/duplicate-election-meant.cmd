args: new election --country KZ --date 2021-01-10 --type parliamentary --id kz-2021-01-10-parliamentary
archive: tests/cli/archives/recording
