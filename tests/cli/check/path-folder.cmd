args: check records/deeper
archive: ./archives/several
