args: --verson
status: 2
