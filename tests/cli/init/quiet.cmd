args: init -q
