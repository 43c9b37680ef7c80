args: report column
status: 1
archive: ./wrong-charts
