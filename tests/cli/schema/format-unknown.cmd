args: schema mission -O yaml
status: 2
