args: import csv empty
status: 1
archive: ./archive
