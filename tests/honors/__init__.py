"""Stories of who is honoured: notices, campaigns, households."""
