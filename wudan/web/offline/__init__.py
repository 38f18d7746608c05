"""离线站 on pages: the page that works without a network, what makes it installable, and what waits for a person."""
