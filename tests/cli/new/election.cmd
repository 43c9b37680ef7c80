args: new election --country KG --date 2021-04-11 --type referendum --title "Referendum: the constitution" --names ru=Референдум --early true
archive: tests/cli/archives/recording
show: kg-2021-04-11-referendum.election.yaml
