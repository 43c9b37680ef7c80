args: report charted -O html
archive: ./charted
