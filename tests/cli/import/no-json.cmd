args: import popolo rows.csv
status: 1
archive: ./archive
