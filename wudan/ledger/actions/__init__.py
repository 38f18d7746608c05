"""What is done to the book of hours."""
