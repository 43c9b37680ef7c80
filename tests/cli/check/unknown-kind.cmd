args: check
archive: ./archives/unknown-kind
