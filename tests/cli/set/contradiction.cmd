args: set kz-2021-01-10-mazhilis.example-pa "team[0].name=Foo Bar" --unset team
status: 2
archive: tests/cli/archives/recording
