args: import csv rows.csv --kind person --dry-run
archive: ./archive
