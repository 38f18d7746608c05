"""体征: what a monitor is told of the house: whether it can serve, what it looks like inside, nobody's name."""
