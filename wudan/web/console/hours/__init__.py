"""时长 at the desk: what waits for a decision, who is late, a unit's book that opens to rows."""
