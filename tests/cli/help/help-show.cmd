args: help show
