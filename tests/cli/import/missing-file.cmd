args: import popolo gone.json
status: 1
archive: ./archive
