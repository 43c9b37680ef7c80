args: export csv
status: 2
