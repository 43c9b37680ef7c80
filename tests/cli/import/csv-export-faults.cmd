args: import csv tables
status: 3
archive: ./archive
