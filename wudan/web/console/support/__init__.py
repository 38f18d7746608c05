"""Pages of support orders: what teams of the first tier do for sites (R053)."""
