args: report misdeclared
status: 1
archive: ./charted
