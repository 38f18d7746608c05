"""Stories of the points bank."""
