args: --as-of 2026-01-01 report person 'Anna Mustar'
status: 1
archive: ./archive
