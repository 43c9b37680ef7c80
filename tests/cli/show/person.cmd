args: show umakhan-umakhanov
archive: tests/cli/archives/small
