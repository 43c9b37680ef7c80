args: index
status: 1
