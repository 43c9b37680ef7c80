args: help sql
