"""Attendance without spying: a fact signed by two (G17, A01–A05)."""
