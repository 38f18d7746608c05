"""What is done with forums and projects: one folder a thing, one module a verb."""
