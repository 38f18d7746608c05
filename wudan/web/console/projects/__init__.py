"""项目 on the console: forums, candidates, the gate, one's own reviews, the list, exits."""
