"""考核 on the console: a unit sees itself, the office sees the order of the tree; nobody sees a ranking."""
