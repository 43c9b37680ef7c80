args: export popolo election:kz-2021-01-10-mazhilis org:csto-pa
archive: tests/cli/archives/small
