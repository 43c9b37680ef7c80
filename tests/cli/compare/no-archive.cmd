args: compare
status: 1
