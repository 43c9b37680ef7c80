args: completion
status: 2
