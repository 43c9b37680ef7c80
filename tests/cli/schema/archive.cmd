args: schema archive
