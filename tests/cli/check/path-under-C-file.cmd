args: check -C unknown-key unknown-key/archive.yaml
archive: ./archives
