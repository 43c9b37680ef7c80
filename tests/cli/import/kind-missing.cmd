args: import csv rows.csv
status: 2
archive: ./archive
