"""Projects: heard in a forum, shown to be needed, let in by a gate, looked at again (R059, R065–R072)."""
