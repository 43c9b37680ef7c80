args: check
archive: ./archives/no-invitation
