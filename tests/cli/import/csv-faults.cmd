args: import csv faulty.csv --kind person
status: 3
archive: ./archive
