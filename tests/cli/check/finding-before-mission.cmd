args: check
archive: ./archives/finding-before-mission
