args: import cvs x
status: 2
