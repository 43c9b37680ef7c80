args: import popolo faults.json
status: 3
archive: ./archive
