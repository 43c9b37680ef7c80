args: list missions --columns verdict,mission,score -O csv
archive: tests/cli/archives/small
