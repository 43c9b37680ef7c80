args: list missions org:odihr 'org:CSTO PA,ODIHR' --columns mission -O csv
archive: tests/cli/archives/small
