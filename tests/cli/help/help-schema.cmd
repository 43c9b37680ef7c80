args: help schema
