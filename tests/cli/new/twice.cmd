args: new person --name A --name B
status: 2
archive: tests/cli/archives/recording
