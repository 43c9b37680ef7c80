args: check --explain yaml-sintax
status: 2
