args: new --drafts
archive: tests/cli/archives/recording
