args: list findings not:topic:media,voting,campaign --columns mission,topic -O csv
archive: tests/cli/archives/small
