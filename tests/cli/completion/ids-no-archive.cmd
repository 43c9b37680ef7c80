args: completion --ids kz
status: 1
