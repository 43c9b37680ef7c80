args: new delegation --organisation epa --country KG --composition-seats "Jogorku Kenesh=6" --composition-representative "Ann Example" --member "Ann Example" --member-office-title Speaker --member "Bob Example"
archive: tests/cli/archives/recording
show: example-pa.kyrgyzstan.delegation.yaml
