args: new person --name Ann --commit
status: 1
archive: tests/cli/archives/recording
