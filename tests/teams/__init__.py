"""Stories of teams: joining, leaving, plans, support, coverage."""
