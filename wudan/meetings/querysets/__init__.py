"""Which duties, meetings, decisions."""
