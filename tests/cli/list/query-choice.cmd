args: list missions KZ,KG --columns mission
archive: tests/cli/archives/small
