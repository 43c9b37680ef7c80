args: list missions
status: 1
