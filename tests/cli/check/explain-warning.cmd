args: check --explain quote-not-in-source
