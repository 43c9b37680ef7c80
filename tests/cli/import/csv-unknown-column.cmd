args: import csv column.csv --kind person
status: 2
archive: ./archive
