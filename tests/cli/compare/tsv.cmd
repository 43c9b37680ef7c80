args: compare -O tsv KZ KG
archive: tests/cli/archives/small
