args: check
archive: ./archives/quote-not-in-source
