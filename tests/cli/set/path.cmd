args: set missions/kz-2021-01-10-mazhilis.example-pa.mission.yaml election=kz-2021-01-10-mazhilis number=12 --dry-run
archive: tests/cli/archives/recording
