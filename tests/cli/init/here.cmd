args: init
show: archive.yaml
