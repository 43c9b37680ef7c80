args: 
status: 2
