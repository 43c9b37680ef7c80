args: new mission --country KG --date 2021-11-28 --type parliamentary --institution "Jogorku Kenesh" --coordinator "Умахан Умаханов" --source-url https://example.org/kg --verdict mostly-positive --finding-topic media --finding-text "Even coverage." --finding-topic voting --finding-quote "calm" --yes
archive: tests/cli/archives/recording
show: missions/kyrgyzstan/kg-2021-11-28-jogorku-kenesh.example-pa.mission.yaml
