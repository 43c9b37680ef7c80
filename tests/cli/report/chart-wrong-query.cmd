args: report query
status: 1
archive: ./wrong-charts
