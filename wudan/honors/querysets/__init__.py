"""Which ones, named as phrases: one file a thing."""
