args: add finding kz-2021-01-10-mazhilis.example-pa --topic media --assessment mixed --text "Coverage: uneven" --by "Umakhan Umakhanov" --source report
archive: tests/cli/archives/recording
show: missions/kz-2021-01-10-mazhilis.example-pa.mission.yaml
