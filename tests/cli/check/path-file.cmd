args: check records/osce.organisation.yaml
status: 3
archive: ./archives/several
