"""May this person: an objection, or nothing; one file a thing."""
