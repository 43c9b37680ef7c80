args: help lst
status: 2
