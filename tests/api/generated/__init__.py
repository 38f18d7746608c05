"""Thousands of requests that nobody wrote, against a running house (G07)."""
