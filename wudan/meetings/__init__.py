"""保障: who answers for what, and what is decided together (R084–R096)."""
