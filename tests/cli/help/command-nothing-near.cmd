args: ъ
status: 2
