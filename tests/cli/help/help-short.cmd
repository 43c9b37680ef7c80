args: -h
