args: export popola
status: 2
