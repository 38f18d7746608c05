"""Rows of rewards: one file a thing."""
