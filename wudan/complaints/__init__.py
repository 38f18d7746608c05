"""投诉建议: the statutory channel (国办函〔2026〕12号): anybody, anonymous if wished, never seen by whom it is about."""
