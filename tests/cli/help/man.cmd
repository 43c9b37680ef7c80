args: help index --man
