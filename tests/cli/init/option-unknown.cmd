args: init --forse
status: 2
