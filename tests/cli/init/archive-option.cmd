args: -C target init
