args: check --explain bad-id -O sarif
status: 2
