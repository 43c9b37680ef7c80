args: --archiv . list missions
status: 2
