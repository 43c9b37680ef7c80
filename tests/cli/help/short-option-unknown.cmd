args: -Z
status: 2
