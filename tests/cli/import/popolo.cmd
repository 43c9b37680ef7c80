args: import popolo others.json
archive: ./archive
show: bob-example.person.yaml
