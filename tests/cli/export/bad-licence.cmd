args: export datapackage -o x --licence 'my own'
status: 2
archive: tests/cli/archives/small
