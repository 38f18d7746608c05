"""配送 on the console: who plans, who carries, where it comes; and one calendar of push and pull."""
