"""Stories of the register of resources and of lending (R019–R030)."""
