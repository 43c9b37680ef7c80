args: list missions KZ not:topic:media --columns mission -O csv
archive: tests/cli/archives/small
