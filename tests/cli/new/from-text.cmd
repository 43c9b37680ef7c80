args: new mission --from-text page.txt --source-url https://example.org/page --id drafted --dry-run
archive: tests/cli/archives/recording
