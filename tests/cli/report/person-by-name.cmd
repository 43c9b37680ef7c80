args: --as-of 2026-01-01 report person 'МУСТЕР анна' country:AD
archive: ./archive
