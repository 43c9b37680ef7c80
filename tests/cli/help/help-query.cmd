args: help query
