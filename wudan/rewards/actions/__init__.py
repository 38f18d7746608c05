"""What is done in the points bank: one module a verb."""
