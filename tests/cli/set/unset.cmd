args: set kz-2021-01-10-mazhilis.example-pa --unset verdict --unset findings[0].source
archive: tests/cli/archives/recording
show: missions/kz-2021-01-10-mazhilis.example-pa.mission.yaml
