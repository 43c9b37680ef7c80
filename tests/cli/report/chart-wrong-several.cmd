args: report several
status: 1
archive: ./wrong-charts
