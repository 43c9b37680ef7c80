args: help index
