args: set kz-2021-01-10-mazhilis.odihr organisation=cis
status: 1
archive: tests/cli/archives/small
