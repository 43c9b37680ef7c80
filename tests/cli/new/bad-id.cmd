args: new person --name Ann --id "Ann Example"
status: 2
archive: tests/cli/archives/recording
