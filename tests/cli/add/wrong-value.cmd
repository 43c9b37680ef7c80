args: add figure kz-2021-01-10-mazhilis.example-pa --what observers --value seven
status: 2
archive: tests/cli/archives/recording
