args: li missions
status: 2
