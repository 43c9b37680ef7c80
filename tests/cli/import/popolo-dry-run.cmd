args: import popolo others.json --dry-run
archive: ./archive
