args: report charted
archive: ./charted
