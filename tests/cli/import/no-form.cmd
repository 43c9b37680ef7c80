args: import
status: 2
