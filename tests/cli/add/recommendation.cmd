args: add recommendation kz-2021-01-10-mazhilis.example-pa --id 1 --text "Publish the protocols." --dry-run
archive: tests/cli/archives/recording
