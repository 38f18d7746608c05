"""Pages of earning: the county's rules and trials, village rules, deeds, the daily report."""
