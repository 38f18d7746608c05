"""May this person: one file a thing."""
