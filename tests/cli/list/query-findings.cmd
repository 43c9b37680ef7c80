args: list findings topic:media,voting assessment:negative,mixed --columns mission,topic,assessment -O csv
archive: tests/cli/archives/small
