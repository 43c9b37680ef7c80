args: init new/archive
show: new/archive/missions/example.mission.yaml.txt
