args: check --explain bad-id -O json
