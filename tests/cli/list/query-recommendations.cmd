args: list recommendations topic:legal-framework --columns recommendation,status -O csv
archive: tests/cli/archives/small
