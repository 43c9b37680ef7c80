args: add member example-pa.russia --name "Ann Example" --chamber "State Duma"
archive: tests/cli/archives/recording
show: example-pa.russia.delegation.yaml
