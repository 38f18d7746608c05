"""What is done to teams."""
