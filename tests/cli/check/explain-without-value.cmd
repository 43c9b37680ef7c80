args: check --explain
status: 2
