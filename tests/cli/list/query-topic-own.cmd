args: list missions topic:diaspora-voting --columns mission -O csv
archive: tests/cli/archives/small
