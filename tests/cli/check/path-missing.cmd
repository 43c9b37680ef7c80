args: check records/nobody.person.yaml
status: 1
archive: ./archives/several
