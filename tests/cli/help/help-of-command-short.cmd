args: compare -h
