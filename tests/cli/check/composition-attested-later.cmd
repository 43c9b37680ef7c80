args: check
archive: ./archives/composition-attested-later
