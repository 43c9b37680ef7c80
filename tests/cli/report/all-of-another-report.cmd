args: report country --all -o out
status: 2
archive: ./archive
