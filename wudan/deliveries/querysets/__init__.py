"""Which rounds and deliveries."""
