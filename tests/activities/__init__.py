"""Activities: what volunteers do together."""
