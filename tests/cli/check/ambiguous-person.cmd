args: check
status: 3
archive: ./archives/ambiguous-person
