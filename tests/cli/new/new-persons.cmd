args: new mission --election kz-2021-01-10-mazhilis --id with-person --head "Ann Example" --head-delegation KG --new-persons --dry-run
archive: tests/cli/archives/recording
