"""Words of the points bank, one file a part."""
