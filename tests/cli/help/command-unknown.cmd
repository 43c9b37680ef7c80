args: lits missions
status: 2
