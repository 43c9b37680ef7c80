args: completion bash zsh
status: 2
