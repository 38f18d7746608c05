"""活动 on the console: what is planned, who has a place, who waits."""
