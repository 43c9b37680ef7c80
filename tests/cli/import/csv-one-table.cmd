args: import csv tables/people.csv --dry-run
status: 3
archive: ./archive
