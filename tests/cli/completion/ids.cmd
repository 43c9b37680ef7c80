args: completion --ids kz-2021-01-10-mazhilis.c
archive: tests/cli/archives/small
