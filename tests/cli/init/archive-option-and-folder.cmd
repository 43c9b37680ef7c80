args: -C target init other
status: 2
