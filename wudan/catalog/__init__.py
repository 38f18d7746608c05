"""What is offered: the eight platforms with their lead departments, and the service menu."""
