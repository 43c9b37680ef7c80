args: -q
status: 2
