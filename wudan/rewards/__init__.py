"""积分: the points bank above its book: what earns, what may be had for it, and whether it can be paid (R075–R077)."""
