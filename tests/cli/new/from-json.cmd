args: new mission --from one.json --id again
archive: tests/cli/archives/recording
show: missions/again.mission.yaml
