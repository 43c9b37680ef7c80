args: --as-of 2026-01-01 report person 'Hugo Haupt'
archive: ./archive
