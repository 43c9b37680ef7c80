args: add source kz-2021-01-10-mazhilis.example-pa --key cec --url https://example.org/cec
archive: tests/cli/archives/recording
show: missions/kz-2021-01-10-mazhilis.example-pa.mission.yaml
