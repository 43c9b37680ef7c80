args: schema ъ
status: 2
