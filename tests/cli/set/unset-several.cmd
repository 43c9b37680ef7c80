args: -q set kz-2016-03-20-mazhilis.odihr --unset findings[0] --unset findings[1] --unset events[0] --dry-run
archive: tests/cli/archives/small
