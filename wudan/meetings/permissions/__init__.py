"""May this person do this to duties, meetings, decisions: an objection, or nothing."""
