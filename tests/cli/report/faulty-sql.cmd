args: report sql KZ
status: 1
archive: ./faulty-reports
