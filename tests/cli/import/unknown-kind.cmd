args: import csv rows.csv --kind mission
status: 2
archive: ./archive
