args: schema archive -O json
