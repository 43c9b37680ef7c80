args: check
archive: ./archives/members-exceed-seats
