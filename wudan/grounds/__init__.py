"""阵地的树: a site goes under another, or is ended; what hangs on it goes along, or must be settled first (ADR 90)."""
