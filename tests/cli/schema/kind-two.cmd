args: schema mission person
status: 2
