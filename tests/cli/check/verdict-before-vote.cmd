args: check
archive: ./archives/verdict-before-vote
