args: new election --from elections.csv
status: 3
archive: ./no-body-archive
