args: help compare
