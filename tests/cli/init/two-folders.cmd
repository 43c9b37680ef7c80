args: init a b
status: 2
