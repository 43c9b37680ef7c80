args: import popolo organisation.json
status: 3
archive: ./archive
