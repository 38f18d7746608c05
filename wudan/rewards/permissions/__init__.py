"""May this person, with the points bank: an objection, or nothing; one file a part."""
