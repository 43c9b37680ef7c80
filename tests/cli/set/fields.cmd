args: set kz-2021-01-10-mazhilis.example-pa verdict.assessment=mixed findings[0].source=cec coordinator.office=Chairman "sources.cec.url=https://example.org/cec" "notes=Two lines: one"
archive: tests/cli/archives/recording
show: missions/kz-2021-01-10-mazhilis.example-pa.mission.yaml
