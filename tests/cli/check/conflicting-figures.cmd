args: check
archive: ./archives/conflicting-figures
