args: new person --name A --verdict positive
status: 2
archive: tests/cli/archives/recording
