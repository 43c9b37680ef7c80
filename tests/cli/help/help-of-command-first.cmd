args: --help list
