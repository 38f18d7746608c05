"""What those do who take part: sign up, cannot come, find somebody instead."""
