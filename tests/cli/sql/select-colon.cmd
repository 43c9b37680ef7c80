args: sql "SELECT ':x' AS a, id FROM organisations WHERE id = 'cis'" -O csv
archive: tests/cli/archives/small
