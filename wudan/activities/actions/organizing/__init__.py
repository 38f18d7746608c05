"""What an organizer does: from the draft to the end of an activity."""
