"""投诉建议 for everybody: say it, with or without a name; find the answer by number and code."""
