args: new mission --from-text page.txt --source-url javascript:x
status: 2
archive: tests/cli/archives/recording
