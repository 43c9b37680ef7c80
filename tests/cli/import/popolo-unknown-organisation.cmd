args: import popolo organisation.json
status: 1
archive: ./archive
