args: check
archive: ./archives/unlinked-person
