args: completion tcsh
status: 2
