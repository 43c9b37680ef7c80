args: new mission --country KZ --date 2021-01-10 --type parliamentary --institution Mazhilis --organisation o
status: 1
archive: ./no-body-archive
