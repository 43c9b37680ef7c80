args: set kz-2021-01-10-mazhilis.example-pa "election={country: KG, date: 2021-11-28, type: parliamentary}"
archive: tests/cli/archives/recording
