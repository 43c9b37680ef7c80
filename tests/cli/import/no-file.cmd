args: import popolo
status: 2
