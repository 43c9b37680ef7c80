args: list missions org:cstopa topic:medja election:kz-2021-01-10 mission:none
archive: tests/cli/archives/small
