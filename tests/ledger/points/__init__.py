"""The book of points."""
