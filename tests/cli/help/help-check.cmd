args: help check
