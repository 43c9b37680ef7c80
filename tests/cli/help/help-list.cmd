args: help list
