args: schema
status: 2
