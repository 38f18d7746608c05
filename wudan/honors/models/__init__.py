"""Rows of honors: one file a thing."""
