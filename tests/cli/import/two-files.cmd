args: import csv a b
status: 2
