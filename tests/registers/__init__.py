"""What the house knows without being told."""
