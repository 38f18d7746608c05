"""Stories of shifts that are filled by proposal and invitation."""
