"""JSON for other systems: the same actions and objections as the pages, spoken over HTTP."""
