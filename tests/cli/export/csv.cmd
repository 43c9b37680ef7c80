args: export csv KG -o out
archive: tests/cli/archives/small
show: out/missions.csv
