args: report kind
status: 1
archive: ./wrong-charts
