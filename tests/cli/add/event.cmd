args: add event kz-2021-01-10-mazhilis.example-pa --date 2021-03-02 --kind report --source report --dry-run
archive: tests/cli/archives/recording
