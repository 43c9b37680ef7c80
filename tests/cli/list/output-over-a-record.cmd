args: list missions -O csv -o archive.yaml
status: 1
archive: tests/cli/archives/small
show: archive.yaml
