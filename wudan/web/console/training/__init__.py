"""培训 on the console: the year's plan, sessions and their rosters, what runs out."""
