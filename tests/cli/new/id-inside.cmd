args: new person --from ann.yaml
status: 3
archive: ./id-inside-archive
