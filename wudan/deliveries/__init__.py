"""配送: services brought to the villages by a plan that teams accept (R039, R040)."""
