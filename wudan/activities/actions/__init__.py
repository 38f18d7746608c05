"""What is done to activities and by those who take part."""
