args: check
archive: ./archives/host-country-observer
