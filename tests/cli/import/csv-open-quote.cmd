args: import csv quote.csv --kind person
status: 1
archive: ./archive
