args: list elections KZ org:cis -O csv
archive: tests/cli/archives/small
