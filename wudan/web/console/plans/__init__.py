"""Pages of plans: what teams of the first tier mean to do, and what became of it (R051)."""
