args: import popolo conflict.json
status: 1
archive: ./archive
