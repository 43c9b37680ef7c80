args: show person:quiet -o out.yaml
archive: tests/cli/archives/small
show: out.yaml
