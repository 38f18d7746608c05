"""投诉建议 at the desks that answer: what waits, one of them, writing one down; never at whom it is about."""
