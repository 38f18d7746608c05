"""隐私请求 at the desk: take what somebody asks, answer it within 15 days."""
