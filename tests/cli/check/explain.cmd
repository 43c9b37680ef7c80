args: check --explain yaml-syntax
