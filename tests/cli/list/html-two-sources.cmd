args: list findings date:2016 topic:voting --columns source,url -O html
archive: tests/cli/archives/small
