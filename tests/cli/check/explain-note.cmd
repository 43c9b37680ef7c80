args: check --explain counted-in-parent
