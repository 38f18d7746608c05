"""我的积分: one's own points and the household's, line by line; points moved within the household."""
