"""通知: what people are told of what happened, and by which way it reaches them (ADR 67)."""
