"""May this thing, now, in the points bank; one file a part."""
