args: schema archive -o out.json
show: out.json
