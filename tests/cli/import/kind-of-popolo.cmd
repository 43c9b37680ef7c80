args: import popolo x --kind person
status: 2
