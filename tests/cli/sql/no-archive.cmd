args: sql 'SELECT 1'
status: 1
