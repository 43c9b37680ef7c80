args: check
archive: ./archives/counted-in-parent
