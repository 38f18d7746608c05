"""What the county learns about its own work: how much is asked of people, what was seen elsewhere, the year."""
