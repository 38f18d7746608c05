"""The matrix of G15: every way to write, and what it leaves in the journal."""
