args: export
status: 2
