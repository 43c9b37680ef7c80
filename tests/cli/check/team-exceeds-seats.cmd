args: check
archive: ./archives/team-exceeds-seats
