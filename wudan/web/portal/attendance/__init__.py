"""到场: a volunteer's own pages."""
