args: list missions KZ date:2021 not:org:cis kind:leom,parliamentary --columns mission -O csv
archive: tests/cli/archives/small
