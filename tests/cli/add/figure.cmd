args: add figure kz-2021-01-10-mazhilis.example-pa --what observers --value 7 --as-of 2021-01 --source report
archive: tests/cli/archives/recording
show: missions/kz-2021-01-10-mazhilis.example-pa.mission.yaml
