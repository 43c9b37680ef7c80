args: check
archive: ./archives/shares-without-systematic-observation
