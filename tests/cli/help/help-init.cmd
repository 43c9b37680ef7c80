args: help init
