args: help help
