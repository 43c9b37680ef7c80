args: show cis
status: 1
