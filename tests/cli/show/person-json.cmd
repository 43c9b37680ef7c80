args: show umakhan-umakhanov -O json
archive: tests/cli/archives/small
