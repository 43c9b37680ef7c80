args: help list show
status: 2
