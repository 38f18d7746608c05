"""Words of who is honoured: one file a thing."""
