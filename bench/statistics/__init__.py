"""How fast the statistics are rebuilt, and what the office page costs, at a year's size and at ten times it."""
