args: show odihr
archive: tests/cli/archives/faulty
