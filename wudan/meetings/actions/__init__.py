"""What is done to duties, meetings and decisions: one module a verb."""
