args: help
