args: new --from one.yaml
archive: tests/cli/archives/recording
show: missions/kyrgyzstan/kg-2021-01-10-presidential.example-pa.mission.yaml
