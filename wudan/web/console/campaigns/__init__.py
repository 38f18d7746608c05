"""典型评选 on the console: the desk, a campaign, a candidate, what one is asked to answer."""
