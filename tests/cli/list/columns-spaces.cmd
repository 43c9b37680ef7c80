args: list missions KG --columns 'mission, verdict' -O csv
archive: tests/cli/archives/small
