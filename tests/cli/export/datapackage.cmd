args: export datapackage org:quiet --licence https://example.org/licence -o out
archive: tests/cli/archives/small
