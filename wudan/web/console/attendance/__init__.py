"""名册: who keeps it, what is shown on it, and its twins on paper and without signal."""
