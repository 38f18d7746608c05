"""Stories of deliveries to the villages."""
