args: report --all -o out org:example-curt
archive: ./archive
