args: new mission --country KZ --date 2021-01-10 --organisation EPA --id another --dry-run
archive: tests/cli/archives/recording
