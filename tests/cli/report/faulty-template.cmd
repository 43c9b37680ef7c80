args: report template KZ
status: 1
archive: ./faulty-reports
