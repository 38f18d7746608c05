"""Stories of forums, the gate and the dynamic list."""
