args: check records/empty.person.yaml archive.yaml
status: 3
archive: ./archives/several
