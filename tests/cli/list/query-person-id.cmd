args: list missions person:umakhan-umakhanov --columns mission -O csv
archive: tests/cli/archives/small
