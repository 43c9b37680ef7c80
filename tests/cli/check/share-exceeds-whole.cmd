args: check
status: 3
archive: ./archives/share-exceeds-whole
