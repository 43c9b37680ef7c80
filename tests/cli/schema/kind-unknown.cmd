args: schema organization
status: 2
