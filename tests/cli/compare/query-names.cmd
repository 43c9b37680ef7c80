args: compare person:Umakhanov --by mission -O csv
archive: tests/cli/archives/small
