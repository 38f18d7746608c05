"""情况: the live dashboard of a post: county, town, village, the platforms a department leads (R003–R005, R117)."""
