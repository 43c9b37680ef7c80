args: list --help
